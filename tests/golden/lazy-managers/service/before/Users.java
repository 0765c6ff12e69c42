package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.stereotype.Service;

@Service
class Users {
    @Autowired
    private AuthenticationManager manager;

    @Autowired
    private UserRepository users;
}

@Service
class Logins {
    private final AuthenticationManager manager;

    Logins(AuthenticationManager manager) {
        this.manager = manager;
    }
}
