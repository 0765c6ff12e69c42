package p;

import java.util.Arrays;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

@CrossOrigin("*")
class Cors {

    CorsConfiguration open() {
        CorsConfiguration config = new CorsConfiguration();
        config.addAllowedOrigin("*");
        return config;
    }

    CorsConfiguration named() {
        CorsConfiguration config = new CorsConfiguration();
        config.setAllowedOrigins(Arrays.asList("https://a.example"));
        config.setAllowCredentials(true);
        return config;
    }

    void add(CorsRegistry registry) {
        registry.addMapping("/**").allowedOrigins("*").allowCredentials(false);
        registry.addMapping("/b/**").allowedOrigins("https://b.example").allowCredentials(true);
    }
}
