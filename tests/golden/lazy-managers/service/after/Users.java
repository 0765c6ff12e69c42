package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.stereotype.Service;

@Service
class Users {
    @Autowired
    @Lazy
    private AuthenticationManager manager;

    @Autowired
    private UserRepository users;
}

@Service
class Logins {
    private final AuthenticationManager manager;

    Logins(@Lazy AuthenticationManager manager) {
        this.manager = manager;
    }
}
