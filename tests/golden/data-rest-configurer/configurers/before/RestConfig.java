package books;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.rest.core.config.RepositoryRestConfiguration;
import org.springframework.data.rest.webmvc.config.RepositoryRestConfigurer;

@Configuration
class RestConfig implements RepositoryRestConfigurer {

    @Override
    public void configureRepositoryRestConfiguration(RepositoryRestConfiguration config) {
        RepositoryRestConfigurer.super.configureRepositoryRestConfiguration(config);
        config.exposeIdsFor(Book.class);
        config.getCorsRegistry().addMapping("/**").allowedOrigins("https://books.example");
    }

    @Bean
    RepositoryRestConfigurer paths() {
        return new RepositoryRestConfigurer() {
            @Override
            public void configureRepositoryRestConfiguration(
                    final RepositoryRestConfiguration configuration) {
                String cors = "/api";
                configuration.setBasePath(cors);
            }
        };
    }
}
