package com.paperlantern.bookstore.web;

import java.util.Collections;
import java.util.Map;

import javax.validation.Valid;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.paperlantern.bookstore.security.TokenService;
import com.paperlantern.bookstore.web.dto.LoginForm;

import io.swagger.annotations.Api;
import io.swagger.annotations.ApiOperation;
import lombok.RequiredArgsConstructor;

@RestController
@RequestMapping("/api/auth")
@RequiredArgsConstructor
@Api(tags = "Sign-in")
public class AuthController {

    private final AuthenticationManager authenticationManager;
    private final TokenService tokens;

    @PostMapping("/login")
    @ApiOperation("Exchanges a name and a password for a token")
    public Map<String, String> login(@Valid @RequestBody LoginForm form) {
        Authentication who = authenticationManager.authenticate(
                new UsernamePasswordAuthenticationToken(form.getUsername(), form.getPassword()));
        return Collections.singletonMap("token", tokens.issue(who.getName()));
    }
}
