package com.northquay.audit;

import java.time.Instant;

import lombok.Value;

@Value
public class AuditEntry {

    Instant at;
    String user;
    String request;
    int status;
}
