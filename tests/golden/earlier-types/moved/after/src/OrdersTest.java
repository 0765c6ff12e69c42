package shop;

import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = Orders.class, initializers = ConfigDataApplicationContextInitializer.class)
class OrdersTest {
}
