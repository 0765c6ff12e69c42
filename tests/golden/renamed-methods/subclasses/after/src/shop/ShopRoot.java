package shop;

import org.springframework.security.core.Authentication;

class ShopRoot extends BaseRoot {
    ShopRoot(Authentication authentication) {
        super(authentication);
    }

    boolean isOwner(String name) {
        return this.getAuthentication().getName().equals(name) || getAuthentication() == null;
    }
}
