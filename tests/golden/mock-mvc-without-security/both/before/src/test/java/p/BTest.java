package p;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;

@WebMvcTest(controllers = A.class, secure = false)
public class BTest {
}
