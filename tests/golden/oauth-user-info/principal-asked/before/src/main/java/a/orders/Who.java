package a.orders;

import org.springframework.security.core.context.SecurityContextHolder;

class Who {

    String calls() {
        return (String) SecurityContextHolder.getContext().getAuthentication().getPrincipal();
    }
}
