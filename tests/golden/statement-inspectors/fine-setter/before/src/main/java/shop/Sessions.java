package shop;

import org.springframework.orm.hibernate5.LocalSessionFactoryBean;

public class Sessions {
    LocalSessionFactoryBean factory() {
        LocalSessionFactoryBean found = new LocalSessionFactoryBean();
        found.setEntityInterceptor(new Audit());
        return found;
    }
}
