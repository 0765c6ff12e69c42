package p;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

@ContextConfiguration @ExtendWith(SpringExtension.class)
public class BTest {
    @Test
    public void a() {
        org.junit.jupiter.api.Assertions.assertEquals(1, 1);
        Assertions.assertThat(1).isEqualTo(1);
    }
}
