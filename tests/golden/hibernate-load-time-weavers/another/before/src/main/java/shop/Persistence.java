package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.instrument.classloading.LoadTimeWeaver;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

class Persistence {

    @Bean
    LocalContainerEntityManagerFactoryBean orders(LoadTimeWeaver weaver) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setLoadTimeWeaver(weaver);
        return factory;
    }
}
