create sequence HIBERNATE_SEQUENCE start 1;
