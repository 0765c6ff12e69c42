package p;

import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@TestPropertySource(properties = "spring.jpa.defer-datasource-initialization=true")
@SpringJUnitConfig(p.App.class)
class JupiterTests {
}
