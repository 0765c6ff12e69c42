package shop;

import org.springframework.security.core.userdetails.UserDetails;

class Users {

    UserDetails of(Sec sec, String name) throws Exception {
        return sec.userDetailsServiceBean().loadUserByUsername(name);
    }
}
