package shop;

import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.testng.AbstractTestNGSpringContextTests;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;

@TestExecutionListeners(TransactionalTestExecutionListener.class)
public class OrdersTest extends AbstractTestNGSpringContextTests {
}
