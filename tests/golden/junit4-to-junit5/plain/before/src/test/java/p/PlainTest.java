package p;

import org.junit.*;
import org.junit.runner.RunWith;
import org.mockito.Mock;
import org.mockito.runners.MockitoJUnitRunner;

import static org.hamcrest.CoreMatchers.is;
import static org.junit.Assert.*;

@RunWith(MockitoJUnitRunner.class)
public class PlainTest {
  @Mock Runnable run;

  @Before
  public void before() {}

  @Test
  public void it() {
    assertThat("a", is("a"));
    assertThat("why", 1, is(1));
    Assert.assertNotNull("not null", run);
    Assume.assumeTrue("os", true);
    fail("no");
  }
}
