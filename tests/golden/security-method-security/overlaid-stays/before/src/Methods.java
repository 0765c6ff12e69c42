package a;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.CrudRepository;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableGlobalMethodSecurity;

@Configuration
@EnableGlobalMethodSecurity(prePostEnabled = true)
class Methods {
    interface Guarded<T extends Item> extends CrudRepository<T, Long> {
        @Override
        @PreAuthorize("hasRole('ADMIN')")
        <S extends T> S save(S item);
    }

    interface OwnSave {
        <S extends Order> S save(S order);
    }

    interface Orders extends Guarded<Order>, OwnSave {
    }
}
