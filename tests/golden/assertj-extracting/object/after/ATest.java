package a;

import static org.assertj.core.api.Assertions.assertThat;

class ATest {
    void id(Object order, String wanted) {
        assertThat(order).isNotNull().extracting("id").isEqualTo(wanted);
        assertThat(order).extracting(new String[] {"id"}).doesNotContainNull();
    }
}
