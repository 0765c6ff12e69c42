package p;

import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = {"spring.main.web-environment=true"})
class ATest {
}
