package p;

import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(p.App.class)
class JupiterTests {
}
