package shop;

import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;

class Web extends DefaultErrorAttributes {

    Web() {
        super(false);
    }

    void logout() {
        new CookieClearingLogoutHandler().logout(null, null, null);
        new DefaultErrorAttributes(false);
        new DefaultErrorAttributes(true);
    }
}
