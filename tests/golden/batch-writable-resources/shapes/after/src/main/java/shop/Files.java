package shop;

import org.springframework.batch.item.file.FlatFileItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.WritableResource;

class Files {
    @Value("${shop.output}")
    private WritableResource output;

    @Value("classpath:out.txt")
    private Resource onClassPath;

    @Bean
    FlatFileItemWriter<String> given(@Value("#{jobParameters['target']}") WritableResource target) {
        return writer().resource(target).build();
    }

    @Bean
    FlatFileItemWriter<String> bean(final WritableResource report) {
        return writer().resource(report).build();
    }

    @Bean
    FlatFileItemWriter<String> fields() {
        writer().resource(output).build();
        return writer().resource(onClassPath).build();
    }

    FlatFileItemWriter<String> local(ResourceLoader loader, Resource any) {
        WritableResource made = new FileSystemResource("made.txt");
        writer().resource(made).build();
        writer().resource((WritableResource) any).build();
        writer().resource(file()).build();
        return writer().resource((WritableResource) loader.getResource("file:out.txt")).build();
    }

    private WritableResource file() {
        return new FileSystemResource("out.txt");
    }
}
