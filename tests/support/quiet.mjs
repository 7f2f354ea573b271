// Figures go to the output as lines of a log: hundreds in a run. The test of figures switches them on for itself.
process.env.POWERTOOLS_METRICS_DISABLED = 'true';
