package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationManager;

class Users {
    @Autowired
    @Lazy
    private AuthenticationManager manager;
}
