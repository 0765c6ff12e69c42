package com.acme.jobs;

public class Line {
    private String text;
}
