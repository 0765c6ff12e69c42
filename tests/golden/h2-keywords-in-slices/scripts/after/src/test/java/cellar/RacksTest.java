package cellar;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

@DataJpaTest(properties = "spring.jpa.properties.hibernate.auto_quote_keyword=true", showSql = false)
class RacksTest {

    @Test
    void vintages() {
    }
}
