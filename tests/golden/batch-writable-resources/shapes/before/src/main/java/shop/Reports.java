package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

class Reports {
    @Bean
    Resource report() {
        return new FileSystemResource("report.txt");
    }
}
