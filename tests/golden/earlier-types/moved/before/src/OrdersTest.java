package shop;

import org.springframework.boot.test.context.ConfigFileApplicationContextInitializer;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = Orders.class, initializers = ConfigFileApplicationContextInitializer.class)
class OrdersTest {
}
