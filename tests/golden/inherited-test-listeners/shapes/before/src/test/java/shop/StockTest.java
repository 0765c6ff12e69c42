package shop;

import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;

@TestExecutionListeners(listeners = {TransactionalTestExecutionListener.class, Fixtures.class})
public class StockTest extends DatabaseTests {
}
