package a;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableGlobalMethodSecurity;

@Configuration
@EnableGlobalMethodSecurity(prePostEnabled = true)
class Methods {
    interface Service<T> {
        void delete(T item);
    }

    interface Orders extends Service<Order> {
        @Override
        @PreAuthorize("hasRole('ADMIN')")
        void delete(Order order);
    }
}
