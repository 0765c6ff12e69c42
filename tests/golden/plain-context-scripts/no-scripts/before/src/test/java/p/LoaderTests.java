package p;

import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = App.class, loader = SpringBootContextLoader.class)
class LoaderTests {
}
