package shop;

import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = {
        "spring.security.oauth2.client.registration.kakao.client-authentication-method=POST",
        "spring.security.oauth2.client.registration.kakao.client-name=POST"})
class LoginTests {
}
