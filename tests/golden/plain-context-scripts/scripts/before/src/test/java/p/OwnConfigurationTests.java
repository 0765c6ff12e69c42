package p;

import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = Settings.class)
class OwnConfigurationTests {
}
