package p;

import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = App.class, initializers = ConfigDataApplicationContextInitializer.class)
class InitializerTests {
}
