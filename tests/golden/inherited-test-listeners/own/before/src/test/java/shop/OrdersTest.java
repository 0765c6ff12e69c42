package shop;

import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.testng.AbstractTestNGSpringContextTests;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;

@TestExecutionListeners(listeners = TransactionalTestExecutionListener.class, inheritListeners = false)
public class OrdersTest extends AbstractTestNGSpringContextTests {

    @TestExecutionListeners(TransactionalTestExecutionListener.class)
    static class Plain {
    }
}
