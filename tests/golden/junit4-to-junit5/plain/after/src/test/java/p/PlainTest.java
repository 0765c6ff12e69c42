package p;

import org.junit.jupiter.api.*;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.mockito.junit.jupiter.MockitoSettings;
import org.mockito.quality.Strictness;

import static org.hamcrest.CoreMatchers.is;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.jupiter.api.Assertions.*;

@MockitoSettings(strictness = Strictness.LENIENT)
@ExtendWith(MockitoExtension.class)
public class PlainTest {
  @Mock Runnable run;

  @BeforeEach
  public void before() {}

  @Test
  public void it() {
    assertThat("a", is("a"));
    assertThat("why", 1, is(1));
    Assertions.assertNotNull(run, "not null");
    Assumptions.assumeTrue(true, "os");
    fail("no");
  }
}
