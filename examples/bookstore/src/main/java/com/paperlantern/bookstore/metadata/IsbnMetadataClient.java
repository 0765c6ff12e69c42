package com.paperlantern.bookstore.metadata;

import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.RestTemplate;

import lombok.extern.slf4j.Slf4j;

/** Asks the wholesaler's service about an ISBN. Its outages must never be ours, so they look like "not found". */
@Slf4j
@Component
public class IsbnMetadataClient {

    private final RestTemplate restTemplate;
    private final String url;

    public IsbnMetadataClient(RestTemplate restTemplate, @Value("${bookstore.metadata.url}") String url) {
        this.restTemplate = restTemplate;
        this.url = url;
    }

    public Optional<BookMetadata> find(String isbn) {
        try {
            ResponseEntity<BookMetadata> response = restTemplate.getForEntity(url + "/{isbn}", BookMetadata.class, isbn);
            HttpStatus status = response.getStatusCode();
            if (status == HttpStatus.NO_CONTENT) {
                return Optional.empty();
            }
            return Optional.ofNullable(response.getBody());
        } catch (HttpClientErrorException.NotFound e) {
            return Optional.empty();
        } catch (HttpStatusCodeException e) {
            log.warn("The wholesaler answered {} for {}", e.getRawStatusCode(), isbn);
            return Optional.empty();
        }
    }
}
