"""JSON Resume, 1.0.0 and 1.2.1: https://docs.jsonresume.org/schema"""
