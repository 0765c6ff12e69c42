package a;

import static org.assertj.core.api.Assertions.assertThat;
import java.util.List;

class ATest {
    void ids(List<Object> orders, String wanted) {
        assertThat(orders).extracting("id").contains(wanted);
    }
}
