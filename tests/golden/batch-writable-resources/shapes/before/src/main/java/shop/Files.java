package shop;

import org.springframework.batch.item.file.FlatFileItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

class Files {
    @Value("${shop.output}")
    private Resource output;

    @Value("classpath:out.txt")
    private Resource onClassPath;

    @Bean
    FlatFileItemWriter<String> given(@Value("#{jobParameters['target']}") Resource target) {
        return writer().resource(target).build();
    }

    @Bean
    FlatFileItemWriter<String> bean(final Resource report) {
        return writer().resource(report).build();
    }

    @Bean
    FlatFileItemWriter<String> fields() {
        writer().resource(output).build();
        return writer().resource(onClassPath).build();
    }

    FlatFileItemWriter<String> local(ResourceLoader loader, Resource any) {
        Resource made = new FileSystemResource("made.txt");
        writer().resource(made).build();
        writer().resource(any).build();
        writer().resource(file()).build();
        return writer().resource(loader.getResource("file:out.txt")).build();
    }

    private Resource file() {
        return new FileSystemResource("out.txt");
    }
}
