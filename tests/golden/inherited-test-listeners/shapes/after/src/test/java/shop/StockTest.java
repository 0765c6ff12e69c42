package shop;

import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.transaction.TransactionalTestExecutionListener;

@TestExecutionListeners(listeners = {TransactionalTestExecutionListener.class, Fixtures.class}, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public class StockTest extends DatabaseTests {
}
