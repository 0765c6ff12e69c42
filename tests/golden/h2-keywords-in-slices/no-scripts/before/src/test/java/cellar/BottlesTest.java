package cellar;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

@DataJpaTest
class BottlesTest {

    @Test
    void vintages() {
    }
}
