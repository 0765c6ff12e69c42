package shop;

import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = {
        "spring.security.oauth2.client.registration.kakao.client-authentication-method=client_secret_post",
        "spring.security.oauth2.client.registration.kakao.client-name=POST"})
class LoginTests {
}
