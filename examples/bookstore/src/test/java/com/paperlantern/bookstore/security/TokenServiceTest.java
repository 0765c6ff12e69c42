package com.paperlantern.bookstore.security;

import static org.junit.Assert.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.Test;

public class TokenServiceTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final TokenService tokens = new TokenService(SECRET, Duration.ofHours(1));

    @Test
    public void aTokenNamesItsUser() {
        assertEquals(Optional.of("ada:lovelace"), tokens.verify(tokens.issue("ada:lovelace")));
    }

    @Test
    public void aTokenExpires() {
        tokens.setClock(Clock.fixed(Instant.now().minusSeconds(3601), ZoneOffset.UTC));
        String token = tokens.issue("ada");
        tokens.setClock(Clock.systemUTC());

        assertEquals(Optional.empty(), tokens.verify(token));
    }

    @Test
    public void anotherSecretsTokenIsNotOurs() {
        TokenService other = new TokenService(SECRET.replace('0', 'f'), Duration.ofHours(1));

        assertEquals(Optional.empty(), tokens.verify(other.issue("ada")));
    }

    @Test(expected = IllegalArgumentException.class)
    public void whatIsNoTokenIsRefused() {
        tokens.verify("ada");
    }

    @Test(expected = IllegalArgumentException.class)
    public void aShortSecretStopsTheStart() {
        new TokenService("short", Duration.ofHours(1)).checkSecret();
    }
}
