package shop;

import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.WritableResource;

class Reports {
    @Bean
    WritableResource report() {
        return new FileSystemResource("report.txt");
    }
}
