package shop;

import org.springframework.security.core.context.SecurityContextHolder;

class TokenFilter {
    void filter(Auth auth) {
        SecurityContextHolder.getContext().setAuthentication(auth);
    }
}
