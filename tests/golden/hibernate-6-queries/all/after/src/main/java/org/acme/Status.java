package org.acme;
public enum Status { OPEN, CLOSED }
