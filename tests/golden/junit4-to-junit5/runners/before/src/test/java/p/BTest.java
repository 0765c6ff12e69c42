package p;

import org.assertj.core.api.Assertions;
import org.junit.Assert;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit4.SpringJUnit4ClassRunner;

@ContextConfiguration @RunWith(SpringJUnit4ClassRunner.class)
public class BTest {
    @Test
    public void a() {
        Assert.assertEquals(1, 1);
        Assertions.assertThat(1).isEqualTo(1);
    }
}
