package shop;

import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;

class Web extends DefaultErrorAttributes {

    Web() {
        super();
    }

    void logout() {
        new CookieClearingLogoutHandler(new String[0]).logout(null, null, null);
        new DefaultErrorAttributes();
        new DefaultErrorAttributes(true);
    }
}
