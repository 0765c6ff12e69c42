package shop;

import org.springframework.test.context.junit4.AbstractJUnit4SpringContextTests;

public abstract class DatabaseTests extends AbstractJUnit4SpringContextTests {
}
