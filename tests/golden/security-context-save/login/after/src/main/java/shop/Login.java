package shop;

import org.springframework.security.core.context.SecurityContextHolder;

class Login {
    void login(Auth auth) {
        SecurityContextHolder.getContext().setAuthentication(auth);
    }
}
