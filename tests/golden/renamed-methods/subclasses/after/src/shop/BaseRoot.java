package shop;

import org.springframework.security.access.expression.SecurityExpressionRoot;
import org.springframework.security.core.Authentication;

abstract class BaseRoot extends SecurityExpressionRoot {
    BaseRoot(Authentication authentication) {
        super(authentication);
    }
}
