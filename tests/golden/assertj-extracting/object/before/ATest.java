package a;

import static org.assertj.core.api.Assertions.assertThat;

class ATest {
    void id(Object order, String wanted) {
        assertThat(order).isNotNull().extracting("id").contains(wanted);
        assertThat(order).extracting("id").doesNotContainNull();
    }
}
